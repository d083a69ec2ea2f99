/** By comparison: what stands in the way of a target that is missed, as profiles have shown it. */
export const limits: Readonly<Record<string, string>> = {};
