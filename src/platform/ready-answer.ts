import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const coders = {
  br: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes),
}
const SMALL = 2048

/** An answer as it goes over the wire: written once, checked against its contract then, and packed once a coding. */
export class ReadyAnswer {
  readonly bytes: Buffer
  readonly #packed = new Map<keyof typeof coders, Promise<Buffer>>()

  constructor(json: string) {
    this.bytes = Buffer.from(json)
  }

  /** The bytes for whoever accepts these codings (`accept-encoding`), and the coding they are in. */
  async for(accepted: string | undefined): Promise<{ bytes: Buffer; coding?: string }> {
    const coding = (['br', 'gzip'] as const).find((one) => accepted?.includes(one))
    if (!coding || this.bytes.length < SMALL) return { bytes: this.bytes }
    let packing = this.#packed.get(coding)
    if (!packing) this.#packed.set(coding, (packing = coders[coding](this.bytes)))
    return { bytes: await packing, coding }
  }
}
