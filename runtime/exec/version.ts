/** As package.json says. */
export const VERSION = "unweld 0.1.0";
