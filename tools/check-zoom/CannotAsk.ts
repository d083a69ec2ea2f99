/** Thrown where it turns out on the way that a question cannot be asked. */
export class CannotAsk extends Error {}
