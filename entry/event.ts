import { createApplication } from './create-application';
import { createEventHandler } from './event-handler';

/** The event function of SCF, for function URLs and API Gateway. */
export const main_handler = createEventHandler(createApplication);
