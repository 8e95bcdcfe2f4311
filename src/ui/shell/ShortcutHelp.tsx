import { Kbd, Modal, Stack, Switch, Title } from '@mantine/core'
import { Fragment } from 'react'
import { useMessages } from '../i18n.tsx'
import type { NavigationEntry } from '../navigation.ts'
import { uiMessages } from '../ui.messages.ts'
import styles from './ShortcutHelp.module.css'
import type { ShortcutSetting } from './use-shortcuts.ts'

export interface ShortcutHelpProps {
  opened: boolean
  onClose: () => void
  navigation: readonly NavigationEntry[]
  keys: ShortcutSetting
}

/** The keys of the shell, and the switch for those who do not want single keys. */
export function ShortcutHelp({ opened, onClose, navigation, keys }: ShortcutHelpProps) {
  const t = useMessages(uiMessages)
  const pages = navigation.flatMap(({ title, shortcut }) => (shortcut ? [{ label: title, keys: ['g', shortcut] }] : []))
  const general = [
    { label: t('help.open-palette'), keys: ['Ctrl+K'] },
    { label: t('help.open-help'), keys: ['?'] },
    { label: t('help.filter'), keys: ['/'] },
  ]
  return (
    <Modal opened={opened} onClose={onClose} title={t('help.title')} size="md">
      <Stack>
        <Keys title={t('help.general')} rows={general} />
        {pages.length > 0 ? <Keys title={t('help.go')} rows={pages} /> : null}
        <Switch label={t('help.single-keys')} checked={keys.enabled} onChange={(event) => keys.setEnabled(event.currentTarget.checked)} />
      </Stack>
    </Modal>
  )
}

function Keys({ title, rows }: { title: string; rows: { label: string; keys: string[] }[] }) {
  const t = useMessages(uiMessages)
  return (
    <section>
      <Title order={3} size="h4" mb={4}>
        {title}
      </Title>
      <dl className={styles.keys}>
        {rows.map(({ label, keys }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>
              {keys.map((key, index) => (
                <Fragment key={key}>
                  {index > 0 ? ` ${t('help.then')} ` : null}
                  <Kbd>{key}</Kbd>
                </Fragment>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
}
