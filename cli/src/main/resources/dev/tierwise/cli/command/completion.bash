# Completion of tierwise for bash. Load it with: source <(tierwise completion bash)

_tierwise() {
  local at='' pending='' subcommands='' options='' valued='' choices='' kind='' word i
  local -a typed=('')
  # bash splits words at = and : too
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $i -gt 1 && ($word == [=:]* || ${typed[${#typed[@]} - 1]} == *[=:]) ]]; then
      typed[${#typed[@]} - 1]+=$word
    else
      typed+=("$word")
    fi
  done
  word=${typed[${#typed[@]} - 1]}
  _tierwise_command ''
  for ((i = 1; i < ${#typed[@]} - 1; i++)); do
    if [[ -n $pending ]]; then
      pending=''
    elif [[ ${typed[i]} == -* ]]; then
      [[ " $valued " != *" ${typed[i]} "* ]] || pending=${typed[i]}
    elif [[ " $subcommands " == *" ${typed[i]} "* ]]; then
      at="${at:+$at }${typed[i]}"
      _tierwise_command "$at"
    fi
  done
  if [[ -z $pending && $word == -*=* ]]; then
    pending=${word%%=*}
    word=${word#*=}
  elif [[ -z $pending && $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
    return
  fi
  _tierwise_values "$at" "$pending"
  [[ -n $pending ]] || choices="$subcommands $choices"
  local IFS=$'\n'
  if [[ $kind == sources && $word == ??*:* ]]; then
    word=${word#*:}
    choices=''
  fi
  COMPREPLY=($(IFS=$' \n' compgen -W "$choices" -- "$word"))
  case $kind in
    files | sources) i=-f ;;
    folders) i=-d ;;
    *) return ;;
  esac
  if [[ ${#COMPREPLY[@]} -eq 0 ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen $i -- "$word"))
  elif [[ -z $word ]]; then
    COMPREPLY+=($(compgen $i))
  elif [[ $kind == sources ]]; then
    compopt -o nospace 2>/dev/null
  fi
}
complete -F _tierwise tierwise
