import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ReadyAnswer } from './ready-answer.ts'

const json = JSON.stringify(Array.from({ length: 500 }, (_, at) => ({ place: `Quảng Trị ${at}`, total: '1000.00' })))

test('an answer comes packed in the coding that the reader takes, and plain to who takes none', async () => {
  const answer = new ReadyAnswer(json)
  const [br, gzip, plain] = [await answer.for('gzip, deflate, br'), await answer.for('gzip'), await answer.for(undefined)]
  expect([br.coding, brotliDecompressSync(br.bytes).toString()]).toEqual(['br', json])
  expect([gzip.coding, gunzipSync(gzip.bytes).toString()]).toEqual(['gzip', json])
  expect(plain).toEqual({ bytes: Buffer.from(json) })
  expect(br.bytes.length).toBeLessThan(json.length / 4)
})

test('what fits into a packet is not packed', async () => {
  expect(await new ReadyAnswer('{}').for('br')).toEqual({ bytes: Buffer.from('{}') })
})
