-- Posts questions out of a file, one line each, from a line on and round again. Arguments: the number of threads, the
-- file, the path, and how many questions have been asked before.

local started = 0

function setup(thread)
    thread:set("id", started)
    started = started + 1
end

local questions = {}
local step, path, number

function init(arguments)
    step = tonumber(arguments[1])
    for line in io.lines(arguments[2]) do questions[#questions + 1] = line end
    path = arguments[3]
    number = tonumber(arguments[4]) + id
end

function request()
    local body = questions[number % #questions + 1]
    number = number + step
    return "POST " .. path .. " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        .. #body .. "\r\n\r\n" .. body
end
