@echo off
rem Starts Tierwise: needs Java 17 or newer, found by JAVA_HOME or on the PATH.
setlocal
set "TIERWISE_JAVA=java"
if defined JAVA_HOME set "TIERWISE_JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%TIERWISE_JAVA%" goto nojava
"%TIERWISE_JAVA%" -XX:+UseSerialGC -Xmn24m -XX:+DisplayVMOutputToStderr -Xlog:disable -Dfile.encoding=UTF-8 -Dguice_bytecode_gen_option=DISABLED %JAVA_OPTS% %TIERWISE_JAVA_OPTS% -jar "%~dp0..\lib\tierwise.jar" %*
if %ERRORLEVEL% equ 9009 goto nojava
exit /b %ERRORLEVEL%
:nojava
echo tierwise: Java 17 or newer is needed, and no java was found. Install a JDK, or set JAVA_HOME to one. 1>&2
exit /b 2
