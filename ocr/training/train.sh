#!/bin/sh
# Trains the line model and writes ocr/models/line.model. Goes on where it was stopped.
#   ocr/training/train.sh [WORK_FOLDER]     default: build/training
set -eu
here=$(dirname "$(readlink -f "$0")")
work=${1:-$here/../../build/training}
export OMP_NUM_THREADS=1 PYTHONHASHSEED=0
nice -n 15 /usr/bin/python3 "$here/train.py" "$work" --lines "${LINES_OF_PRINT:-410e3}" --seed 1
/usr/bin/python3 "$here/export.py" "$work/model.pt" "$here/../models/line.model"
