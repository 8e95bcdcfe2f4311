import { expect, test } from 'vitest'
import { indexLists } from './list-index.model.ts'
import { testLists } from './form-lists.fixture.ts'

test("a country name without accents is not taken for another country's code", () => {
  const named = (code: string, name: string) => ({ code, name, nameEn: name })
  const countries = [named('AT', 'Áo'), named('AO', 'Ăng-gô-la'), named('BE', 'Bỉ'), named('BI', 'Bu-run-đi')]
  const { country } = indexLists({ ...testLists, countries })
  expect([country('Áo'), country('Bỉ'), country('AO'), country('BI')]).toEqual(['AT', 'BE', 'AO', 'BI'])
})
