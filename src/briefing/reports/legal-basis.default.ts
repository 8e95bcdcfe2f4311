/**
 * The decree on aid outside ODA in force on a day (law.md §1, §4): NĐ 313/2025 took the place of NĐ 80/2020 on 8 December 2025. Newest
 * last; `from` is the first day in force.
 */
const aidDecrees = [
  {
    from: '2020-09-17',
    text: 'Căn cứ Nghị định số 80/2020/NĐ-CP ngày 08 tháng 7 năm 2020 của Chính phủ về quản lý và sử dụng viện trợ không hoàn lại không thuộc hỗ trợ phát triển chính thức của các cơ quan, tổ chức, cá nhân nước ngoài dành cho Việt Nam',
  },
  {
    from: '2025-12-08',
    text: 'Căn cứ Nghị định số 313/2025/NĐ-CP ngày 08 tháng 12 năm 2025 của Chính phủ về quản lý và sử dụng viện trợ không hoàn lại không thuộc hỗ trợ phát triển chính thức của các cơ quan, tổ chức, cá nhân nước ngoài dành cho Việt Nam',
  },
] as const

/** "Căn cứ …" of the decree on aid that governs a report of this day (YYYY-MM-DD); none before the first that is kept here. */
export function aidDecreeOn(day: string): string[] {
  const found = aidDecrees.findLast(({ from }) => from <= day)
  return found ? [found.text] : []
}
