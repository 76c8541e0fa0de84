#compdef tierwise
# Completion of tierwise for zsh. Load it after compinit with: source <(tierwise completion zsh)
# or save it as _tierwise in a folder of $fpath.

_tierwise() {
  local at='' pending='' subcommands='' options='' valued='' choices='' kind='' word i
  _tierwise_command ''
  for ((i = 2; i < CURRENT; i++)); do
    word=$words[i]
    if [[ -n $pending ]]; then
      pending=''
    elif [[ $word == -* ]]; then
      [[ " $valued " != *" $word "* ]] || pending=$word
    elif [[ " $subcommands " == *" $word "* ]]; then
      at="${at:+$at }$word"
      _tierwise_command "$at"
    fi
  done
  if [[ -z $pending && $PREFIX == -*=* ]]; then
    pending=${PREFIX%%=*}
    compset -P 1 '*='
  elif [[ -z $pending && $PREFIX == -* ]]; then
    compadd -- ${=options}
    return
  fi
  _tierwise_values "$at" "$pending"
  [[ -n $pending ]] || compadd -- ${=subcommands}
  case $kind in
    files)
      compadd -- ${=choices}
      _files
      ;;
    folders) _files -/ ;;
    sources)
      if compset -P 1 '??*:'; then
        _files
      else
        compadd -S '' -- ${=choices}
        _files
      fi
      ;;
    *) compadd -- ${=choices} ;;
  esac
}
