/** A sentence whose key words stand in <b>…</b> and whose lines end in \n, as parts for a template. */
export interface Part {
  readonly text: string;
  readonly strong: boolean;
}

export const emphasisLines = (sentence: string): Part[][] =>
  sentence.split('\n').map((line) =>
    line
      .split(/(<b>.*?<\/b>)/)
      .filter((part) => part !== '')
      .map((part) => ({ text: part.replace(/^<b>|<\/b>$/g, ''), strong: part.startsWith('<b>') })),
  );
