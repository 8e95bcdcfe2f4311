import { describe, expect, it } from 'vitest'
import { Role } from '#directory/role.contract.ts'
import { buildDemoCountry } from './demo-country.ts'
import { demoPeople } from './people.ts'

const { printed, history } = demoPeople()
const everybody = [...printed, ...history]

describe('the people of the demonstration', () => {
  it('have an address each', () => {
    expect(new Set(everybody.map(({ email }) => email)).size).toBe(everybody.length)
    expect(everybody.filter(({ email }) => !/^[a-z0-9.-]+@nhipcau\.example$/.test(email))).toEqual([])
  })
  it('hold every role there is, the printed ones among themselves', () => {
    expect(new Set(printed.map(({ role }) => role))).toEqual(new Set(Role.options))
  })
  it('give every agency that reports an officer and an approver who are not one person', () => {
    const { years, quangTri2023 } = buildDemoCountry()
    const agencies = new Set([...Object.values(years).flat(), quangTri2023].map(({ agencyId }) => agencyId))
    const without = [...agencies].filter((id) =>
      ['officer', 'approver'].some((part) => !everybody.some(({ agencyId, role }) => agencyId === id && role.endsWith(part))),
    )
    expect(without).toEqual([])
    expect(new Set(history.map(({ fullName }) => fullName)).size).toBe(history.length)
  })
  it('have composed names', () => {
    expect(everybody.filter(({ fullName }) => fullName !== fullName.normalize('NFC') || fullName === '')).toEqual([])
  })
  it('let the NGO act for an organisation that gives in Quảng Trị', () => {
    const name = printed.find(({ role }) => role === 'ngo')?.organisationName
    expect(buildDemoCountry().quangTri2023.lines.some(({ provider }) => provider === name)).toBe(true)
  })
})
