# guard.sh RECORD SIGNAL GRACE COMMAND...
# Runs one part of the stack as its child and ends it as soon as standard input closes: that pipe belongs to the
# supervisor, so a part cannot outlive it, however the supervisor ends. The child's process id goes to RECORD.
record=$1
signal=$2
grace=$3
shift 3
umask 077
trap '' INT HUP QUIT
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
printf '%s\n' "$child" >"$record"
(
    while read -r _; do :; done <&3
    kill "-$signal" "$child" 2>/dev/null
    ticks=$((grace * 5))
    while [ "$ticks" -gt 0 ] && kill -0 "$child" 2>/dev/null; do
        sleep 0.2
        ticks=$((ticks - 1))
    done
    kill -KILL "$child" 2>/dev/null
) &
watcher=$!
exec 3<&-
wait "$child"
code=$?
kill -KILL "$watcher" 2>/dev/null
exit "$code"
