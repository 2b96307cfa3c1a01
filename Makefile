# The only task list. `make` alone shows it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types layers unit slow likeness bench eval docs clean

help: ## 列出任务
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $(STAMP)

setup: $(STAMP) ## 建立 .venv 并安装

demo: $(STAMP) ## 审查一个示例卷宗，并指出报告在哪里
	@$(BIN)/python corpora/build.py build/corpora countersign-special-meeting
	@mkdir -p build/demo
	@$(BIN)/hegui review build/corpora/dossiers/countersign-special-meeting --as-of 2024-12-01 --output-format full \
	  --output-format html=build/demo/审查报告.html --output-format docx=build/demo/审查意见书.docx \
	  --output-format json=build/demo/审查结果.json --fail-on never
	@echo; echo "报告已写入：build/demo/审查报告.html、build/demo/审查意见书.docx、build/demo/审查结果.json"

test: lint types layers unit ## 代码规范、类型、分层、测试

lint: $(STAMP) ## 代码规范
	$(BIN)/ruff check src tests corpora
	$(BIN)/ruff format --check src tests corpora

types: $(STAMP) ## 类型
	$(BIN)/mypy

layers: $(STAMP) ## 分层
	$(BIN)/lint-imports

unit: $(STAMP) ## 测试
	$(BIN)/pytest -n auto

eval: $(STAMP) ## 在语料上测准确率，写 docs/accuracy.md，再跑慢测试
	$(BIN)/python corpora/build.py build/corpora
	$(BIN)/python corpora/evaluate.py build/corpora docs/accuracy.md
	$(MAKE) slow

slow: $(STAMP) ## 只跑慢测试（中断、集群、一兆字节的恶意文本）
	$(BIN)/pytest -n auto -m slow

likeness: $(STAMP) ## 由语料学习条款相似度表
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	$(BIN)/python corpora/likeness.py

bench: $(STAMP) ## 测速度，写 docs/performance.md
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python tests/bench/run.py docs/performance.md

docs: $(STAMP) ## 由规则文件生成规则页
	$(BIN)/python docs/generate.py

clean: ## 删除生成的文件
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache
