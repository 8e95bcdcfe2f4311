import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const CORE = 'docProps/core.xml'

/** The same file with its times of making set: the library takes them from the machine's clock. */
export function stampDocxTimes(packed: Uint8Array, madeAt: string): Uint8Array {
  const parts = unzipSync(packed)
  const moment = new Date(madeAt)
  const core = strFromU8(parts[CORE] ?? new Uint8Array())
  const stamped = core.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/gu, `$1${moment.toISOString()}`)
  return zipSync({ ...parts, [CORE]: strToU8(stamped) }, { mtime: moment })
}
