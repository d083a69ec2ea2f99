/**
 * Tests that no mutant is measured by: generated cases kill by luck, and long texts, read again for each
 * mutant, would take hours.
 */
module.exports = { LEFT_OUT: /[\\/](?:properties|parseVttTime|oddTexts|manyFiles)\.test\.ts$/ };
