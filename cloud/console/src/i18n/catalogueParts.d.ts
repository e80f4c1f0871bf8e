// The parts of a catalogue as the build makes them.
declare module 'virtual:catalogue/*' {
  const texts: Record<string, string>;
  export default texts;
}
