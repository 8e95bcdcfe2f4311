import { expect, test } from 'vitest'
import { DirectorySearch, listNamed, NoticeSearch } from './directory-search.model.ts'

test('a set typed into the address is understood, whether the router made it a number or not', () => {
  expect([DirectorySearch.parse({ set: 63 }).set, DirectorySearch.parse({ set: '63' }).set]).toEqual(['63', '63'])
})

test('a truth in the address is a word', () => {
  expect(NoticeSearch.parse({ unread: true })).toEqual({ unread: 'true' })
})

test('what is wrong in an address is left out', () => {
  expect(DirectorySearch.parse({ set: 'B O', on: '31/12/2025', duty: 'king', year: 'x' })).toEqual({})
})

test('only the lists of the directory have a page', () => {
  expect([listNamed('places'), listNamed('people')]).toEqual(['places', undefined])
})
