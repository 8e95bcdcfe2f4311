/** Milliseconds of the machine's monotonic clock: the same in every process of a run. */
export const nowMs = () => Number(process.hrtime.bigint()) / 1e6
