import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { turnPass } from './turn-credentials.ts'

test('a pass ends when it says, names its holder, and is signed as coturn checks it', () => {
  const pass = turnPass({ urls: ['turn:relay.example:3478?transport=udp'], secret: 's3cret' }, 'p63-45', new Date('2024-04-12T01:00:00Z'), 3600)
  expect(pass.username).toBe(`${Date.parse('2024-04-12T02:00:00Z') / 1000}:p63-45`)
  expect(pass.credential).toBe(createHmac('sha1', 's3cret').update(pass.username).digest('base64'))
  expect(pass.urls).toEqual(['turn:relay.example:3478?transport=udp'])
})
