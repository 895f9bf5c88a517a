export default { session: false, i18n: false, watcher:false, multipart: false, view:false, schedule:false, logrotator:false, jsonp:false, development:false, static:false, security:false };
