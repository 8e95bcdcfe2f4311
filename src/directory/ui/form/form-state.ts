import type { UseFormReturnType } from '@mantine/form'
import type { FormValues } from './record-form.model.ts'

/** The state of a form of the directory: values by path. */
export type RecordFormState = UseFormReturnType<FormValues>
