// What the build writes: course/rendering/catalog.py.
declare module "*/catalog.js" {
  export const catalog: {
    course: string;
    title: string;
    edition: string;
    date: string;
    takes: string[];
    modules: import("../../overrides/assets/scripts/core/content-hashes.js").ModuleEntry[];
  };
}

// What npm brings, or what stands in its place: course/publishing/libraries.py.
declare module "*/libraries/lean-qr.js" {
  export interface Code {
    readonly size: number;
    get(x: number, y: number): boolean;
  }
  export const correction: { readonly L: number; readonly M: number; readonly Q: number; readonly H: number };
  export const generate: null | ((text: string, options?: { minCorrectionLevel?: number }) => Code);
}
