import { describe, expect, test } from 'vitest'
import { putExchangeRate } from '../../exchange-rate.contract.ts'
import { putSectorCrs } from '../../sector.contract.ts'
import { putTopic } from '../../topic.contract.ts'
import { formValuesOf, readForm, type Field } from './record-form.model.ts'

const topicFields: Field[] = [
  { name: 'code', label: '', key: true },
  { name: 'nameVi', label: '' },
  { name: 'nameEn', label: '' },
  { name: 'validFrom', label: '', kind: 'date' },
  { name: 'validTo', label: '', kind: 'date', optional: true },
  { name: 'source', label: '' },
  { name: 'certainty', label: '', kind: 'select', initial: 'high' },
]
const covid = {
  code: 'covid-19',
  nameVi: 'Phòng, chống dịch',
  nameEn: 'COVID-19 response',
  validFrom: '2020-01-23',
  validTo: null,
  source: 'Báo cáo 2020',
  certainty: 'medium',
}

describe('a form over a contract', () => {
  test('gives back the record it was filled from', () => {
    const { code, ...body } = covid
    expect(readForm(putTopic, topicFields, formValuesOf(topicFields, covid))).toEqual({ input: { params: { code }, body } })
  })

  test('starts empty but for what a new record begins with', () => {
    expect(formValuesOf(topicFields)).toMatchObject({ code: '', certainty: 'high' })
  })

  test('tells an empty field from a wrong one, parameters of the address included', () => {
    const values = { ...formValuesOf(topicFields, covid), code: 'Không hợp lệ', nameVi: ' ' }
    expect(readForm(putTopic, topicFields, values)).toEqual({ faults: { code: 'wrong', nameVi: 'needed' } })
  })

  test('names the row and the field of a list', () => {
    const fields: Field[] = [
      {
        name: 'crs',
        label: '',
        kind: 'rows',
        columns: [
          { name: 'crsCode', label: '' },
          { name: 'crsName', label: '' },
          { name: 'isDefault', label: '', kind: 'flag' },
          { name: 'certainty', label: '' },
        ],
      },
    ]
    const row = { crsCode: '12220', crsName: 'Basic health care', isDefault: true, certainty: 'high' }
    const values = formValuesOf(fields, { crs: [row, { ...row, crsCode: '12', crsName: '' }] })
    expect(readForm(putSectorCrs, fields, values, { code: 'YT1' })).toEqual({ faults: { 'crs.1.crsCode': 'wrong', 'crs.1.crsName': 'needed' } })
  })

  test('keeps a rate as exact text', () => {
    const fields: Field[] = [
      { name: 'year', label: '' },
      { name: 'currency', label: '' },
      { name: 'vndPerUnit', label: '' },
      { name: 'source', label: '' },
      { name: 'certainty', label: '' },
    ]
    const values = { year: '2025', currency: 'USD', vndPerUnit: '25345.120000', source: 'Kho bạc', certainty: 'high' }
    expect(readForm(putExchangeRate, fields, values).input?.body).toMatchObject({ vndPerUnit: '25345.120000' })
  })
})
