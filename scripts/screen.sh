# A screen without a monitor, and hands before it, for the tests that start the window as people do. Sourced.

bring_screen() {
    local program package missing=()
    while read -r program package; do
        command -v "$program" >/dev/null || missing+=("$package")
    done <<<$'Xvfb xvfb\nxdotool xdotool\nxclip xclip'
    ((${#missing[@]})) || return 0
    if ((EUID != 0)) || ! command -v apt-get >/dev/null; then
        echo "The window is not tested on a real X server: 'apt-get install ${missing[*]}' brings it" >&2
        return 0
    fi
    echo "Installing ${missing[*]}" >&2
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}"; } >/dev/null 2>&1 || echo "They did not come; what needs them is left out" >&2
}
