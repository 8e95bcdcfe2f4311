/** A central body that reports: who reports for it from 2025, its lines, the fields it works in, who owns its grants. */
export interface Ministry {
  id: string
  name: string
  heir: string
  lines: number
  fields: readonly string[]
  owners: readonly string[]
}

// Successors of the ministries that ended on 28 February 2025: agencies.csv
const rows: readonly [string, string, string, number, string, string][] = [
  ['byt', 'Bộ Y tế', 'byt', 34, 'YT1 YT2 YT3 YT4 YT5 YT6 YT7 YT8', 'Ban Quản lý các dự án viện trợ|Vụ Hợp tác quốc tế'],
  ['bgddt', 'Bộ Giáo dục và Đào tạo', 'bgddt', 24, 'GD1 GD2 GD3 GD5 GD6', 'Cục Hợp tác quốc tế|Ban Quản lý các dự án viện trợ'],
  ['bldtbxh', 'Bộ Lao động - Thương binh và Xã hội', 'bnv', 24, 'XH1 XH2 XH3 XH4 XH5 GD4 HQ2', 'Vụ Hợp tác quốc tế|Ban Quản lý các dự án viện trợ'],
  ['bnnptnt', 'Bộ Nông nghiệp và Phát triển nông thôn', 'bnnmt', 26, 'KT1 KT2 KT3 KT4 CT4 MT3', 'Ban Quản lý các dự án nông nghiệp|Vụ Hợp tác quốc tế'],
  ['btnmt', 'Bộ Tài nguyên và Môi trường', 'bnnmt', 18, 'MT1 MT2 MT3 MT4', 'Ban Quản lý các dự án môi trường|Vụ Hợp tác quốc tế'],
  ['btp', 'Bộ Tư pháp', 'btp', 10, 'NL2 NL1', 'Cục Trợ giúp pháp lý|Vụ Pháp luật quốc tế'],
  ['bvhttdl', 'Bộ Văn hóa, Thể thao và Du lịch', 'bvhttdl', 10, 'VH1 VH2', 'Cục Di sản văn hóa|Vụ Gia đình'],
  ['hctd', 'Hội Chữ thập đỏ Việt Nam', 'hctd', 24, 'CT1 CT3 CT4 YT1', 'Ban Công tác xã hội và Quản lý thảm họa|Ban Chăm sóc sức khỏe'],
  ['hlhpn', 'Hội Liên hiệp Phụ nữ Việt Nam', 'hlhpn', 20, 'KT5 KT6 XH4 XH5', 'Ban Hỗ trợ phụ nữ phát triển kinh tế|Ban Gia đình - Xã hội'],
  ['tdtn', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh', 'tdtn', 10, 'KT7 GD4 XH2', 'Trung tâm Hỗ trợ thanh niên khởi nghiệp'],
  ['hnd', 'Hội Nông dân Việt Nam', 'hnd', 12, 'KT2 KT5 MT3', 'Ban Kinh tế - Xã hội'],
  [
    'vusta',
    'Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam',
    'vusta',
    38,
    'MT2 MT3 YT5 XH7 KT5 NL4 KT1',
    'Viện nghiên cứu trực thuộc|Trung tâm nghiên cứu và phát triển cộng đồng',
  ],
  ['bqp', 'Bộ Quốc phòng', 'bqp', 12, 'HQ1 HQ3', 'Trung tâm Hành động bom mìn quốc gia Việt Nam'],
]

export const ministries: readonly Ministry[] = rows.map(([id, name, heir, lines, fields, owners]) => ({
  id,
  name,
  heir,
  lines,
  fields: fields.split(' '),
  owners: owners.split('|'),
}))

/** Who reports in a year: the heir from report year 2025. */
export const ministryAgencyId = (ministry: Ministry, year: number): string => (year >= 2025 ? ministry.heir : ministry.id)
