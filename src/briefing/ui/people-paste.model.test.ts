import { expect, test } from 'vitest'
import { readPasted } from './people-paste.model.ts'

test('rows of a sheet become people in their order; headings, running numbers and empty rows are left out', () => {
  const pasted = readPasted(
    'STT\tHọ và tên\tChức vụ\tĐơn vị\tNhiệm vụ\tĐồng ý\r\n1\tNguyễn Triều Thương\tGiám đốc\tSở Ngoại vụ\tTrưởng điểm cầu\tcó\r\n\r\n2\tTrần  Thị Bê\tChuyên viên\t\tkỹ thuật\t\r\n',
  )
  expect(pasted.problems).toEqual([])
  expect(pasted.people).toEqual([
    { id: null, fullName: 'Nguyễn Triều Thương', jobTitle: 'Giám đốc', body: 'Sở Ngoại vụ', duty: 'head', pictureConsent: true },
    { id: null, fullName: 'Trần Thị Bê', jobTitle: 'Chuyên viên', body: null, duty: 'technical', pictureConsent: false },
  ])
})

test('a row that cannot be taken is named by its number in the sheet, and the others stay', () => {
  const { people, problems } = readPasted(
    'Lê An\tPhó Chủ tịch\tUBND tỉnh\ttrưởng\n\tChuyên viên\nHồ Ba\t\nVõ Tư\tChuyên viên\t\tthư ký\nĐỗ Năm\tGiám đốc\t\ttrưởng\nMai Sáu\tChuyên viên',
  )
  expect(people.map(({ fullName }) => fullName)).toEqual(['Lê An', 'Mai Sáu'])
  expect(problems).toEqual([
    { row: 2, code: 'no-name', text: 'Chuyên viên' },
    { row: 3, code: 'no-job-title', text: 'Hồ Ba' },
    { row: 4, code: 'unknown-duty', text: 'Võ Tư: thư ký' },
    { row: 5, code: 'second-head', text: 'Đỗ Năm' },
  ])
})
