import { expect, test } from 'vitest'
import { fillIn, janusConfig, type JanusParts, type JanusSettings } from './janus-config.ts'
import { findJanus } from './janus-parts.ts'

const settings: JanusSettings = { ip: '10.1.2.3', publicIp: undefined, cores: 4, rtpPorts: { from: 20_000, to: 20_999 } }
const secrets = { api: 'aaa', admin: 'bbb', adminKey: 'ccc', room: 'ddd' }
const parts: JanusParts = {
  binary: '/usr/bin/janus',
  plugins: { folder: '/lib/janus/plugins', files: ['libjanus_videoroom.so', 'libjanus_sip.so', 'libjanus_sip.so.1.1.2'] },
  transports: { folder: '/lib/janus/transports', files: ['libjanus_websockets.so', 'libjanus_http.so'] },
}
const place = { folder: '/data/config', empty: '/data/empty', wsPort: 8190 }
const lineOf = (text: string | undefined, name: string) =>
  text
    ?.split('\n')
    .find((line) => line.trim().startsWith(`${name} =`))
    ?.trim()

test('only the room and its socket are loaded, on loopback and behind secrets', async () => {
  const files = await janusConfig(settings, secrets, parts, place)
  const main = files['janus.jcfg']
  expect(lineOf(main, 'disable')).toBe('disable = "libjanus_sip.so"')
  expect(main).toContain('disable = "libjanus_http.so"')
  expect(lineOf(main, 'api_secret')).toBe('api_secret = "aaa"')
  expect(lineOf(files['janus.transport.websockets.jcfg'], 'ws_ip')).toBe('ws_ip = "127.0.0.1"')
  expect(lineOf(files['janus.transport.websockets.jcfg'], 'ws_port')).toBe('ws_port = 8190')
  expect(lineOf(files['janus.plugin.videoroom.jcfg'], 'admin_key')).toBe('admin_key = "ccc"')
})

test('the measured settings are there: event loops by core, everything in the first offer, ports, time to come back', async () => {
  const main = (await janusConfig(settings, secrets, parts, place))['janus.jcfg']
  expect(
    ['event_loops', 'full_trickle', 'ice_lite', 'reclaim_session_timeout', 'rtp_port_range', 'ice_enforce_list'].map((name) => lineOf(main, name)),
  ).toEqual([
    'event_loops = 4',
    'full_trickle = false',
    'ice_lite = true',
    'reclaim_session_timeout = 20',
    'rtp_port_range = "20000-20999"',
    'ice_enforce_list = "10.1.2.3"',
  ])
})

test('behind a 1:1 NAT it names the public address and is not lite', async () => {
  const main = (await janusConfig({ ...settings, publicIp: '203.0.113.9' }, secrets, parts, place))['janus.jcfg']
  expect(lineOf(main, 'nat_1_1_mapping')).toBe('nat_1_1_mapping = "203.0.113.9"')
  expect(lineOf(main, 'ice_lite')).toBe('ice_lite = false')
})

test('a value may not leave its quotes, and none may be missing', () => {
  expect(() => fillIn('a = "@IP@"', { IP: '1"\nb = "2' })).toThrow('@IP@')
  expect(() => fillIn('a = "@IP@"', {})).toThrow('@IP@')
})

test('finds the package of Debian on this machine, whatever its architecture', async () => {
  const found = await findJanus()
  expect(found?.plugins.files).toContain('libjanus_videoroom.so')
  expect(await findJanus('/nowhere')).toBeUndefined()
})
