"""The commands that write files: offline, schema and headers."""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

from course.cli.output import usage_error
from course.reading import read_course


def run_offline(root: Path, args: argparse.Namespace) -> int:
    """Write the zip for use without a server."""
    from course.publishing.bundle import BundleError, MissingEsbuild
    from course.publishing.offline import START, has_directory_addresses, pack, pages_without_script
    from course.reading.last_modified import is_cut_off, last_modified
    from course.rendering.catalog import version_of

    course = read_course(root)
    if not (args.site / "index.html").is_file() or has_directory_addresses(course, args.site):
        return usage_error(f"{args.site} is no site for a disk; write one with: mkdocs build --no-directory-urls")
    if is_cut_off(root):
        what = "this clone has no history, so the last commit's day stands for that of the content"
        print(f"course: {what}; run: git fetch --unshallow", file=sys.stderr)
    for page in pages_without_script(args.site):
        print(f"course: {page} does not load {START}; nothing will be kept on it", file=sys.stderr)
    try:
        packed = pack(args.site, root / "overrides", last_modified(root))
    except MissingEsbuild as error:
        return usage_error(str(error))
    except BundleError as error:
        print(error)
        return 1
    args.to.mkdir(parents=True, exist_ok=True)
    # The version covers what learners are held to; the digits after it tell builds of the same version apart.
    file = args.to / f"{course.id}-{version_of(course)}-{hashlib.sha256(packed).hexdigest()[:8]}.zip"
    file.write_bytes(packed)
    print(f"Wrote {file}, {len(packed) / 1e6:.1f} MB: unpack it anywhere and open its index.html.")
    return 0


def run_schema(root: Path, args: argparse.Namespace) -> int:
    """Write the schemas by which editors check settings."""
    from course.new import schemas_of

    schemas = schemas_of(root)
    if not schemas:
        return usage_error("course.yml can't be read; see: course check")
    for file, schema in schemas.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(schema, encoding="utf-8", newline="")
        print(f"Wrote {file}.")
    return 0


def run_headers(root: Path, args: argparse.Namespace) -> int:
    """Write the headers for servers, as ready files."""
    from course.publishing.headers import FOR_SERVERS, render_headers

    for file in FOR_SERVERS:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(render_headers(file), encoding="utf-8", newline="")
    print(f"Wrote {', '.join(FOR_SERVERS)}.")
    return 0
