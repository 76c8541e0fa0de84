#compdef tierwise
# Completion of tierwise for zsh. Load it after compinit with: source <(tierwise completion zsh)
# or save it as _tierwise in a folder of $fpath.

_tierwise() {
  local at='' pending='' config='' subcommands='' options='' valued='' choices='' kind='' word i
  local -a question names
  _tierwise_command ''
  for ((i = 2; i < CURRENT; i++)); do
    word=$words[i]
    if [[ -n $pending ]]; then
      [[ $pending != --config ]] || config=$word
      pending=''
    elif [[ $word == -* ]]; then
      [[ $word != --config=* ]] || config=${word#*=}
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
    partners)
      question=("${${(Q)words[1]}/#\~\//$HOME/}" completion zsh --partners)
      [[ -z $config ]] || question[4]+="=${${(Q)config}/#\~\//$HOME/}"
      names=("${(@f)$("${question[@]}" 2>/dev/null </dev/null)}")
      # compadd quotes what the shell would expand
      compadd -- "${(@)names:#}"
      ;;
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
