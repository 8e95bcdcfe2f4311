import { expect, test } from 'vitest'
import { groupStreams } from './view-sdp.ts'

const sdp = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:0',
  'a=msid:janus janus0',
  'a=ssrc:7 msid:janus janus0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=mid:1',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=mid:2',
  '',
].join('\r\n')

test('sound and picture of a group are one stream, and nobody else is in it', () => {
  const lines = groupStreams(
    sdp,
    new Map([
      ['0', 'stage.audio'],
      ['1', 'stage.video'],
      ['2', 'wall-1'],
    ]),
  ).split('\r\n')
  expect(lines.filter((line) => line.includes('msid:'))).toEqual([
    'a=msid:stage slot-0',
    'a=ssrc:7 msid:stage slot-0',
    'a=msid:stage slot-1',
    'a=msid:wall-1 slot-2',
  ])
  expect(lines.filter((line) => !line.includes('msid:'))).toEqual(sdp.split('\r\n').filter((line) => !line.includes('msid:')))
})
