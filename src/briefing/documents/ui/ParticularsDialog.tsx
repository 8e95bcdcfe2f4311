import { Button, Fieldset, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useAction } from '#ui/data.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { useMessages } from '#ui/i18n.tsx'
import { type BriefingDocument, type DocumentSignature, listBriefingDocuments, saveParticulars } from '../document.contract.ts'
import { documentScreens } from '../document-screens.messages.ts'

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Subject, place, signatures and recipients: what stands around the text. */
export function ParticularsDialog({ document, onClose }: { document: BriefingDocument; onClose: () => void }) {
  const t = useMessages(documentScreens)
  const [subject, setSubject] = useState(document.subject)
  const [place, setPlace] = useState(document.place)
  const [recipients, setRecipients] = useState(document.recipients.join('\n'))
  const [signatures, setSignatures] = useState(document.signatures)
  const save = useAction(saveParticulars, { errors: 'form', invalidates: [listBriefingDocuments], success: t('particulars.saved'), onDone: onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ params: { id: document.id }, body: { subject, place, recipients: linesOf(recipients), signatures } })
  }
  const change = (at: number, signature: DocumentSignature) => setSignatures((before) => before.map((each, index) => (index === at ? signature : each)))
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={
        <Text fw={600} size="lg">
          {t('particulars')}
        </Text>
      }
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <ErrorSummary error={save.error} />
          <Textarea label={t('particulars.subject')} autosize maxLength={300} value={subject} onChange={(event) => setSubject(event.currentTarget.value)} />
          <TextInput label={t('particulars.place')} maxLength={100} value={place} onChange={(event) => setPlace(event.currentTarget.value)} />
          {signatures.map((signature, at) => (
            <SignatureFields key={at} signature={signature} nth={at + 1} onChange={(next) => change(at, next)} />
          ))}
          <Textarea
            label={t('particulars.recipients')}
            autosize
            minRows={3}
            value={recipients}
            onChange={(event) => setRecipients(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('section.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('section.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function SignatureFields({ signature, nth, onChange }: { signature: DocumentSignature; nth: number; onChange: (signature: DocumentSignature) => void }) {
  const t = useMessages(documentScreens)
  const [authority, setAuthority] = useState(signature.authority.join('\n'))
  return (
    <Fieldset legend={t('particulars.signature', { nth })}>
      <Textarea
        label={t('particulars.authority')}
        autosize
        value={authority}
        onChange={(event) => {
          setAuthority(event.currentTarget.value)
          onChange({ ...signature, authority: linesOf(event.currentTarget.value) })
        }}
      />
      <Group grow>
        <TextInput
          label={t('particulars.position')}
          value={signature.position}
          onChange={(event) => onChange({ ...signature, position: event.currentTarget.value })}
        />
        <TextInput
          label={t('particulars.name')}
          value={signature.name ?? ''}
          onChange={(event) => onChange({ ...signature, name: event.currentTarget.value || null })}
        />
      </Group>
    </Fieldset>
  )
}
