import type { z } from 'zod'
import type { Check, FigureQuestion, NarrativeQuestion } from './form.contract.ts'

/** What is asked about the place as a whole (law.md §8.3). */
export const figures: z.input<typeof FigureQuestion>[] = [
  {
    code: 'ngos_active',
    unit: 'count',
    computed: 'organisations_active',
    required: true,
    label: { vi: 'Số tổ chức PCPNN có hoạt động', en: 'Foreign NGOs active' },
  },
  {
    code: 'international_organisations',
    unit: 'count',
    computed: 'international_organisations',
    label: { vi: 'Số tổ chức quốc tế có hoạt động (tính riêng)', en: 'International organisations active (counted apart)' },
  },
  {
    code: 'organisations_registered_in_area',
    unit: 'count',
    computed: 'none',
    required: true,
    label: { vi: 'Số tổ chức PCPNN đăng ký hoạt động trên địa bàn', en: 'Foreign NGOs registered in the area' },
  },
  {
    code: 'providers_giving',
    unit: 'count',
    computed: 'providers_giving',
    label: {
      vi: 'Số bên cung cấp có viện trợ trong năm (kể cả doanh nghiệp, cá nhân)',
      en: 'Providers that gave aid in the year (firms and persons included)',
    },
  },
  { code: 'grants', unit: 'count', computed: 'grants', label: { vi: 'Số khoản viện trợ đang thực hiện', en: 'Grants' } },
  { code: 'grants_new', unit: 'count', computed: 'grants_new', label: { vi: 'Trong đó: vận động mới trong năm', en: 'Of which new in the year' } },
  {
    code: 'committed_whole_new',
    unit: 'USD',
    computed: 'committed_whole_new',
    label: { vi: 'Tổng cam kết của các khoản mới', en: 'Whole commitment of the new grants' },
  },
  { code: 'committed_year', unit: 'USD', computed: 'committed_year', label: { vi: 'Cam kết trong năm', en: 'Commitment of the year' } },
  { code: 'disbursed', unit: 'USD', computed: 'disbursed', label: { vi: 'Giải ngân trong năm', en: 'Disbursed in the year' } },
]

export const narrative: z.input<typeof NarrativeQuestion>[] = [
  { code: 'difficulties', label: { vi: 'Khó khăn, vướng mắc', en: 'Difficulties' } },
  { code: 'proposals', label: { vi: 'Kiến nghị, đề xuất', en: 'Proposals' } },
]

/**
 * The rules over lines (law.md §8, identities). The sentences name the values. What a seed article shows to be possible
 * (disbursing more than was newly committed, reporting in VND) is at most soft.
 */
export const checks: z.input<typeof Check>[] = [
  {
    code: 'whole-is-sum',
    severity: 'hard',
    column: 'commitmentTotal',
    rule: { kind: 'sum', parts: ['commitmentGrant', 'commitmentRefundable'], total: 'commitmentTotal' },
    message: {
      vi: 'Không hoàn lại + có hoàn lại = {sum} {currency}, khác tổng cam kết {total} {currency} (lệch {difference}).',
      en: 'Non-refundable + refundable = {sum} {currency}, but the whole commitment is {total} {currency} (off by {difference}).',
    },
  },
  {
    code: 'disbursed-above-year-commitment',
    severity: 'soft',
    column: 'disbursedYear',
    rule: { kind: 'not-above', lower: 'disbursedYear', upper: 'commitmentYear' },
    message: {
      vi: 'Giải ngân trong năm {lower} {currency} lớn hơn cam kết trong năm {upper} {currency}.',
      en: 'Disbursed in the year {lower} {currency}, above the commitment of the year {upper} {currency}.',
    },
  },
  {
    code: 'disbursed-above-whole',
    severity: 'soft',
    column: 'disbursedYear',
    rule: { kind: 'not-above', lower: 'disbursedYear', upper: 'commitmentTotal' },
    message: {
      vi: 'Giải ngân trong năm {lower} {currency} lớn hơn tổng cam kết {upper} {currency} của cả khoản viện trợ.',
      en: 'Disbursed in the year {lower} {currency}, above the whole commitment {upper} {currency}.',
    },
  },
  {
    code: 'year-above-whole',
    severity: 'soft',
    column: 'commitmentYear',
    rule: { kind: 'not-above', lower: 'commitmentYear', upper: 'commitmentTotal' },
    message: {
      vi: 'Cam kết trong năm {lower} {currency} lớn hơn tổng cam kết {upper} {currency}.',
      en: 'The commitment of the year {lower} {currency} is above the whole commitment {upper} {currency}.',
    },
  },
  {
    code: 'ratio',
    severity: 'soft',
    column: 'disbursedYear',
    rule: { kind: 'ratio-above', part: 'disbursedYear', whole: 'commitmentYear', percent: 200 },
    message: {
      vi: 'Giải ngân bằng {percent}% cam kết trong năm (quá {limit}%). Đề nghị kiểm tra đơn vị tính và loại tiền.',
      en: 'Disbursed is {percent}% of the commitment of the year (over {limit}%). Please check unit and currency.',
    },
  },
  {
    code: 'dates-order',
    severity: 'hard',
    column: 'endsOn',
    rule: { kind: 'date-order', first: 'startsOn', last: 'endsOn' },
    message: { vi: 'Ngày kết thúc {last} trước ngày bắt đầu {first}.', en: 'The end {last} is before the start {first}.' },
  },
  {
    code: 'new-starts-before-period',
    severity: 'soft',
    column: 'startsOn',
    rule: { kind: 'new-starts-in-period', phase: 'phase', starts: 'startsOn' },
    message: {
      vi: 'Khoản ghi là mới nhưng bắt đầu ngày {starts}, trước kỳ báo cáo ({from} – {to}).',
      en: 'Marked as new, but it starts on {starts}, before the period ({from} – {to}).',
    },
  },
  {
    code: 'ended-before-period',
    severity: 'soft',
    column: 'endsOn',
    rule: { kind: 'running-in-period', starts: 'startsOn', ends: 'endsOn' },
    message: {
      vi: 'Khoản viện trợ không nằm trong kỳ báo cáo ({from} – {to}): {starts} – {ends}.',
      en: 'The grant does not touch the period ({from} – {to}): {starts} – {ends}.',
    },
  },
  {
    code: 'jump',
    severity: 'soft',
    column: 'disbursedYear',
    rule: { kind: 'jump', column: 'disbursedYear', factor: 5 },
    message: {
      vi: 'Giải ngân {now} {currency}, năm trước {before} {currency}: chênh nhau {times} lần.',
      en: 'Disbursed {now} {currency}, the year before {before} {currency}: {times} times apart.',
    },
  },
  {
    code: 'whole-jump',
    severity: 'soft',
    column: 'commitmentTotal',
    rule: { kind: 'jump', column: 'commitmentTotal', factor: 5 },
    message: {
      vi: 'Tổng cam kết {now} {currency}, năm trước {before} {currency}: chênh nhau {times} lần.',
      en: 'Whole commitment {now} {currency}, the year before {before} {currency}: {times} times apart.',
    },
  },
  {
    code: 'total-jump',
    severity: 'soft',
    column: null,
    rule: { kind: 'total-jump', column: 'disbursedYear', percent: 50 },
    message: {
      vi: 'Tổng giải ngân {now} {currency}, năm trước {before} {currency}: thay đổi {percent}% (quá {limit}%).',
      en: 'Total disbursed {now} {currency}, the year before {before} {currency}: a change of {percent}% (over {limit}%).',
    },
  },
  {
    code: 'duplicate',
    severity: 'soft',
    column: 'name',
    rule: { kind: 'duplicate', columns: ['name', 'provider'] },
    message: { vi: 'Trùng tên và bên cung cấp với dòng {other}: “{value}”.', en: 'Same name and provider as line {other}: “{value}”.' },
  },
  {
    code: 'duplicate-grant-code',
    severity: 'hard',
    column: 'grantCode',
    rule: { kind: 'duplicate', columns: ['grantCode'] },
    message: { vi: 'Mã khoản viện trợ “{value}” đã dùng ở dòng {other}.', en: 'The grant code “{value}” is used on line {other} already.' },
  },
  {
    code: 'other-agency',
    severity: 'soft',
    column: 'name',
    rule: { kind: 'other-agency' },
    message: { vi: 'Khoản viện trợ này cũng được {agency} báo cáo.', en: 'This grant is reported by {agency} too.' },
  },
  {
    code: 'missing-last-year',
    severity: 'soft',
    column: null,
    rule: { kind: 'missing-last-year' },
    message: {
      vi: '{count} khoản đang thực hiện trong báo cáo năm trước không có trong báo cáo này: {names}.',
      en: '{count} grants that ran in last year’s return are not in this one: {names}.',
    },
  },
]
