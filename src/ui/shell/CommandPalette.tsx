import { Modal, Text, TextInput, VisuallyHidden } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useId, useState, type KeyboardEvent } from 'react'
import { searchKey } from '#platform/text/search-key.ts'
import { useMessages } from '../i18n.tsx'
import type { NavigationEntry } from '../navigation.ts'
import { uiMessages } from '../ui.messages.ts'
import styles from './CommandPalette.module.css'
import type { Command } from './use-shell-commands.ts'

export interface CommandPaletteProps {
  opened: boolean
  onClose: () => void
  navigation: readonly NavigationEntry[]
  commands: readonly Command[]
}

/** Ctrl+K: type part of a page's name, with or without accents, and go there. */
export function CommandPalette({ opened, onClose, ...lists }: CommandPaletteProps) {
  const t = useMessages(uiMessages)
  return (
    <Modal.Root opened={opened} onClose={onClose} centered={false} yOffset="12vh" size="lg" padding={0}>
      <Modal.Overlay backgroundOpacity={0.4} blur={2} />
      <Modal.Content aria-label={t('palette.title')} radius="lg">
        <Modal.Body>
          <Chooser onClose={onClose} {...lists} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Chooser({ onClose, navigation, commands }: Omit<CommandPaletteProps, 'opened'>) {
  const t = useMessages(uiMessages)
  const listId = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const found = useFound(query, navigation, commands)
  const choose = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') choose(found[at])
    if (step === undefined || found.length === 0) return
    event.preventDefault()
    setAt((at + step + found.length) % found.length)
  }
  return (
    <>
      <TextInput
        data-autofocus
        size="lg"
        variant="unstyled"
        leftSection={<IconSearch size={20} />}
        className={styles.input}
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.title')}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found[at] ? `${listId}-${at}` : undefined}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={t('palette.title')} className={styles.list}>
        {found.map((command, index) => (
          <Option key={command.id} id={`${listId}-${index}`} command={command} selected={index === at} onPick={() => choose(command)} />
        ))}
      </ul>
      {found.length === 0 ? (
        <Text c="dimmed" p="lg" ta="center">
          {t('palette.empty', { query })}
        </Text>
      ) : null}
      <VisuallyHidden role="status">{t('palette.results', { count: found.length })}</VisuallyHidden>
    </>
  )
}

function Option({ id, command: { label, icon: Icon }, selected, onPick }: { id: string; command: Command; selected: boolean; onPick: () => void }) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys belong to the search box, which names the chosen row by aria-activedescendant
    <li
      id={id}
      role="option"
      aria-selected={selected}
      className={styles.option}
      onClick={onPick}
      ref={(row) => (selected ? row?.scrollIntoView({ block: 'nearest' }) : undefined)}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      {label}
    </li>
  )
}

/** Every word of the query must be in the label; labels that begin with the query come first. */
function useFound(query: string, navigation: readonly NavigationEntry[], commands: readonly Command[]): Command[] {
  const router = useRouter()
  const pages = navigation.map(({ path, title, icon }): Command => ({ id: path, label: title, icon, run: () => void router.navigate({ to: path }) }))
  const key = searchKey(query)
  const words = key.split(' ')
  const matching = [...pages, ...commands].filter(({ label }) => words.every((word) => searchKey(label).includes(word)))
  return matching.toSorted((a, b) => Number(searchKey(b.label).startsWith(key)) - Number(searchKey(a.label).startsWith(key)))
}
