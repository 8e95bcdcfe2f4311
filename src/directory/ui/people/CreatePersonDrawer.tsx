import { useState } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import { peopleMessages } from '../../people-screens.messages.ts'
import { createPerson, listPeople } from '../../person.contract.ts'
import { RecordDrawer } from '../form/RecordDrawer.tsx'
import { OncePassword, type FreshPassword } from './OncePassword.tsx'
import { usePersonFields } from './use-person-fields.ts'

/** Adds a person, then shows the first password; roles are given on the person's own sheet, which comes next. */
export function CreatePersonDrawer({ opened, onClose, onCreated }: { opened: boolean; onClose: () => void; onCreated: (id: string) => void }) {
  const t = useMessages(peopleMessages)
  const [fresh, setFresh] = useState<FreshPassword & { id: string }>()
  const close = () => {
    if (fresh) onCreated(fresh.id)
    setFresh(undefined)
  }
  return (
    <>
      <RecordDrawer
        opened={opened}
        title={t('add')}
        intro={t('add.intro')}
        submitLabel={t('add')}
        route={createPerson}
        fields={usePersonFields()}
        fixed={{ assignment: null }}
        invalidates={[listPeople]}
        onClose={onClose}
        onDone={({ person, password }) => setFresh({ id: person.id, name: person.fullName, password })}
      />
      <OncePassword fresh={fresh} onClose={close} />
    </>
  )
}
