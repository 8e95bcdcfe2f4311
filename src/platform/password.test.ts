import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashPassword, makePassword, verifyPassword } from './password.ts'

test('the stored text is a PHC string with the OWASP costs, and another one each time', async () => {
  const [one, two] = [await hashPassword('mật khẩu dài'), await hashPassword('mật khẩu dài')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(two)
})

test('only the same password is right, whichever way its accents were typed', async () => {
  const stored = await hashPassword('mật khẩu dài')
  expect(await verifyPassword('mật khẩu dài'.normalize('NFD'), stored)).toBe(true)
  expect(await verifyPassword('mat khau dai', stored)).toBe(false)
})

test('the costs are read from the stored text', async () => {
  const salt = Buffer.from('muoi-cua-phep-thu')
  const key = argon2Sync('argon2id', { message: 'x', nonce: salt, tagLength: 16, memory: 64, passes: 1, parallelism: 1 })
  const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  expect(await verifyPassword('x', `$argon2id$v=19$m=64,t=1,p=1$${bare(salt)}$${bare(key)}`)).toBe(true)
})

test('another kind of hash is an error, not a wrong password', async () => {
  await expect(verifyPassword('x', '$2b$10$abc')).rejects.toThrow('argon2id')
})

test('made passwords have four groups and none is made twice', () => {
  const made = Array.from({ length: 200 }, makePassword)
  expect(made.every((password) => /^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/.test(password))).toBe(true)
  expect(new Set(made).size).toBe(200)
})
