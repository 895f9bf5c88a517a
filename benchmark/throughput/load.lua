-- Script for wrk: each thread requests the paths of a file in order. The results are written as one line of JSON.
local requests = {}
local at = 0

function init(args)
  local from, count = tonumber(args[2]), tonumber(args[3])
  local line = 0
  for path in io.lines(args[1]) do
    if line >= from and line < from + count then requests[#requests + 1] = wrk.format('GET', path) end
    line = line + 1
  end
end

function request()
  at = at + 1
  if at > #requests then at = 1 end
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests":%d,"failed":%d,"p99Ms":%.3f}\n',
    summary.requests,
    errors.connect + errors.read + errors.write + errors.timeout + errors.status,
    latency:percentile(99) / 1000
  ))
end
