# Sourced by the other scripts.

# step NAME COMMAND...: run it and say how many seconds it took.
step() {
    local name=$1 started_us=${EPOCHREALTIME//[.,]/} status=0
    shift
    "$@" || status=$?
    local tenths=$(((${EPOCHREALTIME//[.,]/} - started_us) / 100000))
    local outcome=""
    ((status == 0)) || outcome="  FAILED"
    printf '[%4d.%d s] %s%s\n' $((tenths / 10)) $((tenths % 10)) "$name" "$outcome" >&2
    return "$status"
}
