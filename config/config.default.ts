export default () => ({ keys: 'x', middleware: [], rundir: '/tmp/casebook' , logger: { outputJSONOnly: true, outputJSON:false, disableConsoleAfterReady:false}});
