/**
 * The voices of this device. A voice that is elsewhere would be sent the text, so none of these is used.
 *
 * @param {string} lang
 * @returns {SpeechSynthesisVoice | undefined}
 */
export function voiceFor(lang) {
  const [wanted] = lang.toLowerCase().split("-");
  const here = speechSynthesis.getVoices().filter((voice) => voice.localService && voice.lang.toLowerCase().split(/[-_]/)[0] === wanted);
  return here.find((voice) => voice.default) ?? here[0];
}

/** Tell once there is a voice for the language of the page; some browsers name their voices late. @param {() => void} tell */
export function onceThereIsAVoice(tell) {
  if (!("speechSynthesis" in globalThis)) return;
  const look = () => {
    if (!voiceFor(document.documentElement.lang)) return;
    speechSynthesis.removeEventListener("voiceschanged", look);
    tell();
  };
  speechSynthesis.addEventListener("voiceschanged", look);
  look();
}
