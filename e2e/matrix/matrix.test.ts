import { expect, test } from 'vitest'

import { faultNames } from '../../panel/spoil.ts'
import { allCells, cells } from './cells.ts'
import { matrixFaults } from './faults.ts'
import { leftOut } from './left-out.ts'
import { phrase } from './phrases.ts'
import { uses } from './uses.ts'

const names = (all: readonly { name: string }[]) => all.map(({ name }) => name)

test('the table has every use and every fault once', () => {
  expect(names(uses)).toEqual([
    'account',
    'activity',
    'api-keys',
    'ssh-keys',
    'servers',
    'csrf-cookie',
    'login',
    'checkpoint',
    'logout',
    'email',
    'password',
    'two-factor-get',
    'enable',
    'disable',
    'api-key-create',
    'api-key-delete',
    'ssh-key-add',
    'ssh-key-remove',
  ])
  expect(names(matrixFaults).toSorted()).toEqual(
    [...faultNames, 'another-account'].toSorted(),
  )
  expect(allCells).toHaveLength(uses.length * matrixFaults.length)
})

test('most cells are played, and what is left out is a cell, with a reason', () => {
  expect(cells.length).toBeGreaterThanOrEqual(471)
  for (const { uses: of, faults, why } of leftOut) {
    expect(names(uses)).toEqual(expect.arrayContaining([...of]))
    expect(names(matrixFaults)).toEqual(expect.arrayContaining([...faults]))
    expect(why).not.toBe('')
  }
})

test('every fault and every use is played somewhere', () => {
  for (const { name } of uses)
    expect(cells.filter(({ use }) => use.name === name).length).toBeGreaterThan(15)
  for (const { name } of matrixFaults)
    expect(cells.filter(({ fault }) => fault.name === name).length).toBeGreaterThan(3)
})

test('a sentence is found with whatever values, and in every form', () => {
  expect(phrase('apiKeyDelete.deleted').test('3 keys deleted.')).toBe(true)
  expect(phrase('apiKeyDelete.deleted').test('1 key was not deleted')).toBe(false)
  expect(
    phrase('profileForms.emailChanged').test('Email changed from a@x.test to b@x.test.'),
  ).toBe(true)
  expect(() => phrase('errors.nobodySaysThis')).toThrow('no errors.nobodySaysThis')
})
