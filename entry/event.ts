import { createApplication } from './create-application';
import { createEventHandler } from './event-handler';

/** The handler of an SCF event function, for function URLs and API Gateway. */
export const main_handler = createEventHandler(createApplication);
