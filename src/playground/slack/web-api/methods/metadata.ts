import { ApiError } from '../../api-error.ts';
import { isJson, type Json } from '../../model.ts';

/** Checks the metadata of a message. It is optional. @throws ApiError invalid_metadata_format, invalid_metadata_schema */
export function checkMetadata({ metadata }: Json): void {
  if (metadata === undefined || metadata === '') return;
  if (!isJson(metadata)) throw new ApiError('invalid_metadata_format');
  const { event_type, event_payload, entities } = metadata;
  if (event_type === undefined && entities !== undefined) return;
  if (typeof event_type !== 'string' || event_type === '' || !isJson(event_payload))
    throw new ApiError('invalid_metadata_schema');
}
