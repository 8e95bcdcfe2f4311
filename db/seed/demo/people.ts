import type { Role } from '#directory/role.contract.ts'
import { ministries } from './ministries.ts'
import { castProviders } from './organisations.ts'
import { personNames } from './people-names.ts'
import { newCodes, provinces } from './provinces.ts'

/** A person of the demonstration; the password is the seeding action's business. */
export interface DemoPerson {
  email: string
  fullName: string
  role: Role
  /** Null for the foreign NGO, whose agency is made with its organisation. */
  agencyId: string | null
  /** The organisation that an NGO's person acts for, by its name in the registry. */
  organisationName?: string
}

const domain = 'nhipcau.example'

/** One NGO of Quảng Trị's circle, so that the person has money to look at. */
function ngoName(): string {
  const found = castProviders().quangTri.at(-12)
  if (found?.kind !== 'ngo') throw new Error('the NGO of the demonstration is not in Quảng Trị')
  return found.name
}

const printed: readonly DemoPerson[] = [
  { email: `canbo.paccom@${domain}`, fullName: 'Nguyễn Thị Thanh Hà', role: 'secretariat_officer', agencyId: 'paccom' },
  { email: `lanhdao.paccom@${domain}`, fullName: 'Trần Quang Minh', role: 'secretariat_approver', agencyId: 'paccom' },
  { email: `canbo.quangtri@${domain}`, fullName: 'Lê Thị Hoài Thương', role: 'province_officer', agencyId: 'a-p34-44' },
  { email: `lanhdao.quangtri@${domain}`, fullName: 'Hoàng Đức Thắng', role: 'province_approver', agencyId: 'a-p34-44' },
  { email: `canbo.haiphong@${domain}`, fullName: 'Phạm Hải Yến', role: 'province_officer', agencyId: 'a-p34-31' },
  { email: `lanhdao.haiphong@${domain}`, fullName: 'Vũ Trọng Nghĩa', role: 'province_approver', agencyId: 'a-p34-31' },
  { email: `canbo.daklak@${domain}`, fullName: 'H’Liêm Niê', role: 'province_officer', agencyId: 'a-p34-66' },
  { email: `lanhdao.daklak@${domain}`, fullName: 'Võ Công Thành', role: 'province_approver', agencyId: 'a-p34-66' },
  { email: `canbo.laocai@${domain}`, fullName: 'Lý Thị Mẩy', role: 'province_officer', agencyId: 'a-p34-15' },
  { email: `lanhdao.laocai@${domain}`, fullName: 'Đỗ Văn Phúc', role: 'province_approver', agencyId: 'a-p34-15' },
  { email: `canbo.lamdong@${domain}`, fullName: 'Bùi Khánh Vân', role: 'province_officer', agencyId: 'a-p34-68' },
  { email: `lanhdao.lamdong@${domain}`, fullName: 'Đặng Hữu Tiến', role: 'province_approver', agencyId: 'a-p34-68' },
  { email: `canbo.boyte@${domain}`, fullName: 'Ngô Phương Chi', role: 'ministry_officer', agencyId: 'byt' },
  { email: `lanhdao.boyte@${domain}`, fullName: 'Dương Tuấn Việt', role: 'ministry_approver', agencyId: 'byt' },
  { email: `kiemtoan@${domain}`, fullName: 'Tạ Minh Quân', role: 'auditor', agencyId: 'kiem-toan' },
  { email: `quantri@${domain}`, fullName: 'Cao Anh Tùng', role: 'administrator', agencyId: 'quan-tri' },
]

/** An officer and an approver for every reporting agency that has none among the printed. */
function historyOf(taken: ReadonlySet<string | null>): DemoPerson[] {
  const provincial = [...provinces.map(({ code }) => `a-p63-${code}`), ...newCodes.map((code) => `a-p34-${code}`)]
  const central = [...new Set(ministries.flatMap(({ id, heir }) => [id, heir]))]
  const open = [...provincial, ...central].filter((agencyId) => !taken.has(agencyId))
  const names = personNames(open.length * 2)
  return open.flatMap((agencyId, index): DemoPerson[] => {
    const kind = agencyId.startsWith('a-p') ? 'province' : 'ministry'
    const address = agencyId.replace(/^a-/, '')
    return [
      { email: `canbo.${address}@${domain}`, fullName: names[2 * index] ?? '', role: `${kind}_officer`, agencyId },
      { email: `lanhdao.${address}@${domain}`, fullName: names[2 * index + 1] ?? '', role: `${kind}_approver`, agencyId },
    ]
  })
}

/** `printed`: the accounts that a visitor is told; `history`: those who handed in the returns of the past. */
export function demoPeople(): { printed: DemoPerson[]; history: DemoPerson[] } {
  const organisationName = ngoName()
  const ngo: DemoPerson = { email: `tochuc@${domain}`, fullName: 'Margaret Ellory-Finch', role: 'ngo', agencyId: null, organisationName }
  return { printed: [...printed, ngo], history: historyOf(new Set(printed.map(({ agencyId }) => agencyId))) }
}
