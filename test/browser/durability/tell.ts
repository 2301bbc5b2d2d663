/** Tells whoever runs the tests what cannot be read from a result: a seed, a count, a time. */
export const tell = (line: string): void => void process.stdout.write(`${line}\n`);
