import { createApplication } from './create-application';
import { openEventHandler } from './event-handler';

/** The event function of SCF, for function URLs and API Gateway. */
export const main_handler = openEventHandler(createApplication);
