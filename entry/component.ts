import { createApplication } from './create-application';
import { createComponent } from './create-component';

/** The entry point for the shims of the Egg components, which require it as `sls.js`. */
export = createComponent(createApplication);
