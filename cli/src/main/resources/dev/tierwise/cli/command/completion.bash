# Completion of tierwise for bash. Load it with: source <(tierwise completion bash)

# What a word means to the shell, as far as that takes no expansion.
_tierwise_plain() {
  case $1 in
    \'*)
      plain=${1:1}
      plain=${plain//"'\''"/"'"}
      plain=${plain%"'"}
      ;;
    \"*)
      plain=${1:1}
      plain=${plain%\"}
      plain=${plain//"\"'!'\""/!}
      # read takes the backslashes away
      IFS= read plain <<<"$plain"
      ;;
    *)
      IFS= read plain <<<"$1"
      [[ $plain != "~/"* ]] || plain=$HOME${plain:1}
      ;;
  esac
}

# Offers the names of the configured partners, quoted so that the shell takes them as they are.
_tierwise_partners() {
  local word=$1 behind='' plain name quoted
  local -a question
  _tierwise_plain "${COMP_WORDS[0]}"
  question=("$plain" completion bash --partners)
  if [[ -n $config ]]; then
    _tierwise_plain "$config"
    question[3]+="=$plain"
  fi
  # readline replaces what is behind the last = or : outside quotes
  [[ $word == [\'\"]* ]] || behind=${word%"${word##*[=:]}"}
  _tierwise_plain "$word"
  while IFS= read -r name; do
    [[ $name == "$plain"* ]] || continue
    case $word in
      \'*) quoted=${name//"'"/"'\''"} ;;
      \"*)
        quoted=${name//\\/\\\\}
        quoted=${quoted//\"/\\\"}
        quoted=${quoted//\$/\\\$}
        quoted=${quoted//\`/\\\`}
        quoted=${quoted//!/"\"'!'\""}
        ;;
      *) printf -v quoted %q "$name" ;;
    esac
    [[ $quoted != "$behind"* ]] || COMPREPLY+=("${quoted#"$behind"}")
  done < <("${question[@]}" 2>/dev/null </dev/null)
}

_tierwise() {
  local at='' pending='' config='' subcommands='' options='' valued='' choices='' kind='' word i
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
      [[ $pending != --config ]] || config=${typed[i]}
      pending=''
    elif [[ ${typed[i]} == -* ]]; then
      [[ ${typed[i]} != --config=* ]] || config=${typed[i]#*=}
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
  COMPREPLY=()
  if [[ $kind == partners ]]; then
    _tierwise_partners "$word"
    return
  fi
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
