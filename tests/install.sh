# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced by the scripts: installs what is missing through apt-get, as root or with sudo.

build_packages='gcc libc6-dev meson ninja-build pkg-config libglib2.0-dev libigraph-dev r-mathlib
  libarchive-dev libxml2-dev libjansson-dev libcairo2-dev libpango1.0-dev'
core_packages="$build_packages check
  python3 python3-numpy python3-pandas python3-networkx python3-igraph python3-openpyxl binutils"
ci_packages='git clang-format-14 gobject-introspection libgirepository1.0-dev gir1.2-glib-2.0 python3-gi
  gi-docgen abigail-tools'
long_packages='valgrind gcovr libreoffice-calc r-cran-igraph r-cran-sna r-cran-network chromium'

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# install_packages SET... : those of build, core, ci and long that dpkg does not know as installed.
install_packages() {
  local set package missing=''
  for set in "$@"; do
    local list="${set}_packages"
    for package in ${!list}; do
      dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' \
        || missing="$missing $package"
    done
  done
  [ -z "$missing" ] && return 0
  echo "Installing:$missing" >&2
  as_root apt-get update -qq >&2
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends $missing >&2
}
